namespace Heed.Kernel;

/// <summary>The object may be seen, but the act needs a permission that is not held.</summary>
public sealed class ForbiddenRefusal(string permission) : Refusal(403, "forbidden", $"This needs the permission '{permission}'.");
