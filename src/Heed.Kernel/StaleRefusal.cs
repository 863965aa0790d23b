namespace Heed.Kernel;

/// <summary>The caller edits a version that is not the current one.</summary>
public sealed class StaleRefusal() : Refusal(412, "stale", "It was changed meanwhile. Read it again and repeat the change.");
