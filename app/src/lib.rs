//! The screens: pages, islands, server functions, words.
