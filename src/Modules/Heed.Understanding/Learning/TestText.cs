namespace Heed.Understanding.Learning;

/// <summary>A text of the bench and the intent it is to be told as; null for none.</summary>
internal sealed record TestText(Guid Id, Guid? Intent, string Text);
