namespace Heed.Knowledge.Imports;

/// <summary>What a file may be. Everything is looked at before it is unpacked or parsed.</summary>
internal static class ImportLimits
{
    /// <summary>Bytes of the file.</summary>
    internal const int File = 10 << 20;

    /// <summary>Bytes of one unpacked part of a document.</summary>
    internal const int Part = 20 << 20;

    /// <summary>Parts of a document.</summary>
    internal const int Parts = 2_000;

    /// <summary>Elements within each other.</summary>
    internal const int Depth = 200;

    /// <summary>Entries of one file; the rest is left out.</summary>
    internal const int Rows = 2_000;

    /// <summary>Characters of all texts of one file.</summary>
    internal const int Characters = 4_000_000;
}
