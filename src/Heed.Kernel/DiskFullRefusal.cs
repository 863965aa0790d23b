namespace Heed.Kernel;

/// <summary>The store has no space left.</summary>
public sealed class DiskFullRefusal() : Refusal(507, "diskFull", "The server's disk is full. Nothing was stored; reading still works. Try again when space is free.");
