global using Heed.Kernel;
global using Heed.Orders.Public;
global using Heed.Platform.Store;
