global using Heed.Accounts.Public;
global using Heed.Conversations.Public;
global using Heed.Kernel;
global using Heed.Platform.Store;
