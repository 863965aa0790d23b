namespace Heed.Kernel;

/// <summary>One page of a list. <see cref="Next"/> is the cursor to pass as <c>after</c>; null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
