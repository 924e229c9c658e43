CREATE TABLE parent (a integer);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE top (a integer);
CREATE TABLE middle (a integer) INHERITS (top);
CREATE TABLE bottom (own integer) INHERITS (middle);
