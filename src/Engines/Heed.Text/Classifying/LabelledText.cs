namespace Heed.Text.Classifying;

/// <summary>A text and what a person said it is about.</summary>
/// <param name="Label">What it is about; null: none of the labels, it is out of scope.</param>
/// <param name="Text">The text as it was written.</param>
public sealed record LabelledText(string? Label, string Text);
