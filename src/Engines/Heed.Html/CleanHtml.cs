namespace Heed.Html;

/// <summary>Harmless HTML.</summary>
/// <param name="Html">A fragment, without <c>html</c>, <c>head</c> and <c>body</c>.</param>
/// <param name="RemotePictures">How many pictures would have been asked for over the network.</param>
/// <param name="Cut">True when the document was over a limit and something of it is missing.</param>
public sealed record CleanHtml(string Html, int RemotePictures, bool Cut);
