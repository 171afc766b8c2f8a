"""Taking part without an account: said on the site, looked after behind a private link."""
