//! Pages rendered with made-up answers.
