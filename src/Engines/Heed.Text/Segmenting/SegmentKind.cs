namespace Heed.Text.Segmenting;

/// <summary>What a segment of a text is.</summary>
public enum SegmentKind
{
    /// <summary>A word of the list or of the user's words.</summary>
    Word,

    /// <summary>A number, with its unit of ten thousands, its percent sign or as a date: 3万, 二十五, 12.5%, 2024年.</summary>
    Number,

    /// <summary>Letters and digits of other scripts: a name, an order number, an address.</summary>
    Latin,

    /// <summary>What no list knows: a name put together from characters, or a single one.</summary>
    Unknown,

    /// <summary>Punctuation, symbols, emoji.</summary>
    Sign,
}
