namespace Heed.Platform.Csv;

/// <summary>A quotation mark is opened and never closed, so that where the rows of the table end cannot be told.</summary>
public sealed class CsvQuoteException(int line) : Exception($"The quotation mark opened in line {line} is never closed.")
{
    /// <summary>Where it was opened, from 1, as an editor of text counts lines.</summary>
    public int Line { get; } = line;
}
