namespace Heed.Platform.Modules;

/// <summary>Something a role may allow. The name is stored in roles and is part of the API.</summary>
public sealed record Permission(string Name);
