namespace Heed.Knowledge.Public;

/// <summary>A file of an article.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Url">Signed, good for at least seven days.</param>
public sealed record HelpFile(string Name, long Size, string Url);
