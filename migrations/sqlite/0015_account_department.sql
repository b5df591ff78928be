-- The department of a reviewer (P1a): agriculture, land, public_security, civil_affairs, family_planning, disabled_federation.
ALTER TABLE account ADD COLUMN department TEXT;
