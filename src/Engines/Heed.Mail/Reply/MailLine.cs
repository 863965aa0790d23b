namespace Heed.Mail;

/// <summary>One line of a text: where it stands, without its line end, and what it is.</summary>
internal record struct MailLine(int Start, int Length, LineKind Kind)
{
    /// <summary>How much of a line the recognisers look at. A line that says "On … wrote:" is never longer.</summary>
    internal const int Looked = 512;

    /// <summary>The line as it stands.</summary>
    public readonly ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    /// <summary>Its beginning, at most <see cref="Looked"/> characters, without white space and invisible marks at its ends.</summary>
    public readonly ReadOnlySpan<char> Head(string text) => text.AsSpan(Start, Math.Min(Length, Looked)).Trim(Marks.Invisible);
}
