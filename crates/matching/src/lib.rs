//! The allocation: compiled population, price auction, certificate.
