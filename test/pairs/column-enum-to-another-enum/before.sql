CREATE TYPE size AS ENUM ('s', 'm', 'l');
CREATE TYPE shirt_size AS ENUM ('s', 'm', 'l', 'xl');
CREATE TABLE shirt (size size DEFAULT 'm', sizes size[]);
