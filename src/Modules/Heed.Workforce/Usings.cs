global using Heed.Kernel;
global using Heed.Platform.Store;
