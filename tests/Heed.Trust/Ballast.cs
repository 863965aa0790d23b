namespace Heed.Trust;

/// <summary>A file that takes all the space there is.</summary>
internal sealed class Ballast(string path)
{
    private static readonly byte[] Block = new byte[4096];

    /// <summary>Writes until nothing goes in any more; again and again, since others give space back.</summary>
    public async Task FillAsync()
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
            while (true) RandomAccess.Write(file, Block, RandomAccess.GetLength(file));
        }
        catch (IOException)
        {
            // That is how it ends.
        }

        await Task.Delay(20);
    }

    public void Free() => File.Delete(path);
}
