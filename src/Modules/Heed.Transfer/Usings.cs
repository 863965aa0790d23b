global using Heed.Accounts.Public;
