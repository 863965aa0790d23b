using System.Globalization;
using Heed.Platform.Backup;
using Heed.Server.Hosting;

namespace Heed.Server.Commands;

/// <summary>Writes everything the store holds into one file, while the server works on, and reads it back to see that it is whole.</summary>
internal sealed class BackupVerb : Verb
{
    internal static readonly Option PassphraseFile = new("passphrase-file", "FILE", "file whose first line closes or opens the backup (AES-256-GCM)");

    public override string Name => "backup";

    public override string Summary => "Write store and files into one file, beside a running server, and verify it.";

    public override string Words => "FILE";

    public override int MaxWords => 1;

    public override IReadOnlyList<Option> Options =>
        [Data, PassphraseFile, new("verify", null, "only read an existing backup to its end and say whether it is whole"), Json];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words is not [var file]) throw new UsageException("FILE is needed: where the backup goes.");
        var passphrase = await PassphraseAsync(arguments, cancellationToken);
        if (!arguments.Has("verify")) await WriteAsync(arguments, file, passphrase, cancellationToken);
        await using var written = File.OpenRead(file);
        var report = await BackupRestore.VerifyAsync(written, passphrase, cancellationToken);
        await arguments.AnswerAsync(new { file, size = written.Length, report }, Tell(file, written.Length, report));
        return 0;
    }

    internal static async Task<string?> PassphraseAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Value("passphrase-file") is not { } path) return null;
        var line = (await File.ReadAllLinesAsync(path, cancellationToken)).FirstOrDefault()?.Trim();
        return line is { Length: >= 12 } ? line : throw new UsageException("The passphrase needs at least 12 characters, in the first line of its file.");
    }

    internal static string Tell(string file, long size, BackupReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{file}: {size >> 20} MiB, whole. Taken {report.Manifest.At:u} from {report.Manifest.Engine}, schema {report.Manifest.Schema}; {report.Rows.Values.Sum()} rows, {report.Blobs} files ({report.BlobBytes >> 20} MiB). Its secrets need master key {report.Manifest.MasterKeyId}: keep that key apart from the backup.");

    private static async Task WriteAsync(Arguments arguments, string file, string? passphrase, CancellationToken cancellationToken)
    {
        await using var app = HeedHostBuilder.Build(arguments.Serving, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        var part = file + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 20 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using (var stream = new FileStream(part, options))
            {
                await app.Services.GetRequiredService<BackupWriter>().WriteAsync(new Undisposed(stream), passphrase, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, file, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The compressing stream closes what it writes to; the file is flushed to disk after that.</summary>
    private sealed class Undisposed(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);
    }
}
