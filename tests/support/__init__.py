"""What tests share: LibreOffice, validators, the browser, a small server."""
