namespace Heed.Knowledge.Versions;

/// <summary>A stretch of text that stayed, came or went.</summary>
internal sealed record DiffPiece(DiffKind Kind, string Text);

/// <summary>What became of it.</summary>
internal enum DiffKind
{
    Same,
    Added,
    Removed,
}
