global using Heed.Kernel;
global using Heed.Knowledge.Public;
global using Heed.Platform.Store;
