CREATE TYPE size AS ENUM ('s', 'm', 'l');
CREATE TYPE shirt_size AS ENUM ('s', 'm', 'l', 'xl');
CREATE TABLE shirt (size shirt_size DEFAULT 'm', sizes shirt_size[]);
