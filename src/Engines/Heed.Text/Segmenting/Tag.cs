namespace Heed.Text.Segmenting;

/// <summary>Where in its word a character stands.</summary>
internal static class Tag
{
    public const int Begin = 0, Middle = 1, End = 2, Single = 3, Count = 4;

    public static int Of(int at, int length) => length == 1 ? Single : at == 0 ? Begin : at == length - 1 ? End : Middle;

    /// <summary>Whether one may follow the other within a line.</summary>
    public static bool May(int before, int after) => (before is Begin or Middle) == (after is Middle or End);

    /// <summary>Whether a line may begin with it.</summary>
    public static bool MayBegin(int tag) => tag is Begin or Single;

    /// <summary>Whether a line may end with it.</summary>
    public static bool MayEnd(int tag) => tag is End or Single;
}
