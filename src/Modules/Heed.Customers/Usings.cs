global using Heed.Accounts;
