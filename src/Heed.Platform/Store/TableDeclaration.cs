namespace Heed.Platform.Store;

/// <summary>Says of a table whether its rows hold personal data.</summary>
public sealed record TableDeclaration(string Name, bool Personal);
