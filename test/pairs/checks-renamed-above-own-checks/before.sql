-- PostgreSQL renames the check of a child with that of its parent, even if the child has the check as its own.
CREATE TABLE both_rename (a integer CONSTRAINT old CHECK (a > 0));
CREATE TABLE both_rename_child (a integer CONSTRAINT old CHECK (a > 0)) INHERITS (both_rename);
CREATE TABLE only_parent (a integer CONSTRAINT old CHECK (a > 0));
CREATE TABLE only_parent_child (a integer CONSTRAINT old CHECK (a > 0)) INHERITS (only_parent);
CREATE TABLE child_loses (a integer CONSTRAINT old CHECK (a > 0));
CREATE TABLE child_loses_child (a integer CONSTRAINT old CHECK (a > 0)) INHERITS (child_loses);
CREATE TABLE exchange (a integer CONSTRAINT old CHECK (a > 0));
CREATE TABLE exchange_child (a integer CONSTRAINT new CHECK (a > 0)) INHERITS (exchange);
CREATE TABLE parent_loses (a integer CONSTRAINT old CHECK (a > 0));
CREATE TABLE parent_loses_child (a integer CONSTRAINT old CHECK (a > 0)) INHERITS (parent_loses);
