//! The deeds: use cases, imports, chores; they answer the ports.
