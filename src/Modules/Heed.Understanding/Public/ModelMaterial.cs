namespace Heed.Understanding.Public;

/// <summary>A piece of text that a model works on.</summary>
/// <param name="Name">What it is, in a word of ours: <c>conversation</c>, <c>knowledge</c>, <c>draft</c>.</param>
public sealed record ModelMaterial(string Name, string Text);
