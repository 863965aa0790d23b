namespace Heed.Platform.Search;

/// <summary>A stretch of document numbers, both ends included.</summary>
public readonly record struct SearchWindow(long From, long To);
