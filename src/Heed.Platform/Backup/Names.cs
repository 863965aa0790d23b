namespace Heed.Platform.Backup;

/// <summary>Names that come out of a file and go into a statement.</summary>
internal static class Names
{
    /// <summary>The name, when it is made as ours are; anything else in its place is no backup of ours.</summary>
    internal static string Check(string name) =>
        name.Length is > 0 and <= 63 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            ? name
            : throw new BackupRefusedException("The backup is damaged.");

    /// <summary>The name as both engines take it also when it is a word of SQL, such as <c>order</c>.</summary>
    internal static string Quote(string name) => $"\"{Check(name)}\"";
}
