namespace Heed.Text.Segmenting;

/// <summary>What a segment of a text is.</summary>
public enum SegmentKind
{
    /// <summary>A word of the list, of the user's words, or put together from single characters.</summary>
    Word,

    /// <summary>A number, with its unit of ten thousands, its percent sign or as a date: 3万, 二十五, 12.5%, 2024年.</summary>
    Number,

    /// <summary>Letters and digits of other scripts: a name, an order number, an address.</summary>
    Latin,

    /// <summary>A single character that no word holds.</summary>
    Unknown,

    /// <summary>Punctuation, symbols, emoji.</summary>
    Sign,
}
