namespace Heed.Text.Classifying;

/// <summary>
/// Who names a label says what it is about: the words of the name are one more text of it. With ten texts a label that is worth
/// about one right answer in a hundred.
/// </summary>
internal static class LabelNames
{
    /// <summary>The words of a name: <c>card_arrival</c>, <c>card-arrival</c> and <c>CardArrival</c> are "card arrival". Null when it has no letter.</summary>
    public static string? Words(string label)
    {
        if (!label.Any(char.IsLetter)) return null;
        var words = new System.Text.StringBuilder(label.Length + 8);
        for (var i = 0; i < label.Length; i++)
        {
            if (i > 0 && char.IsUpper(label[i]) && char.IsLower(label[i - 1])) words.Append(' ');
            words.Append(char.IsLetterOrDigit(label[i]) ? label[i] : ' ');
        }

        return words.ToString();
    }
}
