namespace Heed.Understanding.Learning;

/// <summary>A text of the bench and the intent it is to be told as; null for none.</summary>
/// <param name="Set">The named set it belongs to; null for the general one.</param>
internal sealed record TestText(Guid Id, Guid? Intent, string Text, Guid? Set = null);
