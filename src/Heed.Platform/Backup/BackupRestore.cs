using System.Data.Common;
using System.Security.Cryptography;
using Heed.Kernel;
using Heed.Platform.Blobs;
using Heed.Platform.Secrets;
using Heed.Platform.Store;
using Heed.Platform.Store.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Heed.Platform.Backup;

/// <summary>
/// Fills an empty store from a backup, in one transaction: it ends with everything or with nothing. The ledger's epoch moves
/// on, so that every client reads afresh instead of resuming a stream that no longer exists.
/// </summary>
public sealed class BackupRestore(Dialect dialect, IEnumerable<IModelPart> parts, IBlobs blobs, MasterKey key, SchemaUpdate schema)
{
    private readonly IReadOnlyList<IModelPart> _parts = [.. parts];

    /// <summary>Reads a backup to its end without changing anything; throws when it is not whole.</summary>
    /// <exception cref="BackupRefusedException">Cut short, damaged, or closed with another passphrase.</exception>
    public static async Task<BackupReport> VerifyAsync(Stream file, string? passphrase, CancellationToken cancellationToken) =>
        await Reading(() => ReadAsync(file, passphrase, _ => { }, _ => null, SkipAsync, cancellationToken));

    /// <summary>Restores into the store, which must be empty.</summary>
    /// <exception cref="BackupRefusedException">The store holds something, the backup is of a later version, needs another master key, or is not whole.</exception>
    public async Task<BackupReport> RunAsync(Stream file, string? passphrase, CancellationToken cancellationToken)
    {
        using var connection = dialect.Open(forLane: true);
        using var db = CreateDb(connection);
        if (await HoldsSomethingAsync(connection, db, cancellationToken)) throw new BackupRefusedException("The store is not empty. Restore into an empty folder or database.");

        var tables = BackupTable.Of(db).ToDictionary(t => t.Name);
        DbTransaction? transaction = null;
        try
        {
            var report = await Reading(() => ReadAsync(
                file,
                passphrase,
                manifest => transaction = Begin(connection, db, manifest),
                head => dialect.BulkInsert(connection, transaction!, Find(tables, head)),
                blobs.RestoreAsync,
                cancellationToken));
            Finish(connection, transaction!);
            transaction!.Commit();
            schema.Apply();
            return report;
        }
        finally
        {
            transaction?.Dispose();
        }
    }

    /// <summary>Tables without a word in them are what an interrupted restore leaves: it may be tried again.</summary>
    private async Task<bool> HoldsSomethingAsync(DbConnection connection, HeedDb db, CancellationToken cancellationToken)
    {
        if (!(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any()) return false;
        using var command = dialect.Command(connection, null, $"select count(*) from platform_store");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture) > 0;
    }

    private DbTransaction Begin(DbConnection connection, HeedDb db, BackupManifest manifest)
    {
        if (!db.Database.GetMigrations().Contains(manifest.Schema)) throw new BackupRefusedException($"The backup is of a later version of Heed (schema {manifest.Schema}). Restore it with that version.");
        if (manifest.MasterKeyId != key.CurrentId) throw new BackupRefusedException($"The backup's secrets were written with master key {manifest.MasterKeyId}, and this is {key.CurrentId}. Put the right master.key into the data folder, or set HEED__MasterKey.");
        db.GetService<IMigrator>().Migrate(manifest.Schema);
        dialect.CreateSearch(connection);
        return connection.BeginTransaction();
    }

    private static BackupTable Find(Dictionary<string, BackupTable> tables, TableHead head)
    {
        // A table or column of an older schema may be gone from the model; what the model lacks is still in the migrated store.
        var known = tables.GetValueOrDefault(head.Name);
        return new BackupTable(head.Name, [.. head.Columns.Select((name, i) => known?.Columns.FirstOrDefault(c => c.Name == name) ?? new BackupColumn(name, (ColumnKind)head.Kinds[i], ""))]);
    }

    private void Finish(DbConnection connection, DbTransaction transaction)
    {
        Execute(connection, transaction, $"update platform_ledger_heads set epoch = epoch + 1");
        Execute(connection, transaction, $"update platform_ledger_cursors set epoch = epoch + 1");
        Execute(connection, transaction, $"update platform_store set epoch = epoch + 1");
    }

    private void Execute(DbConnection connection, DbTransaction transaction, SqlText sql)
    {
        using var command = dialect.Command(connection, transaction, sql);
        command.ExecuteNonQuery();
    }

    /// <summary>What a damaged file does to a reader is told as what it is.</summary>
    private static async Task<BackupReport> Reading(Func<Task<BackupReport>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException or FormatException or System.Text.Json.JsonException)
        {
            throw new BackupRefusedException("The backup is cut short or damaged.");
        }
    }

    private static async Task<BackupReport> ReadAsync(
        Stream file, string? passphrase, Action<BackupManifest> begin, Func<TableHead, IBulkInsert?> insert,
        Func<WorkspaceId, string, Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        using var input = new BackupInput(BackupFile.Open(file, passphrase));
        BackupManifest? manifest = null;
        var rows = new Dictionary<string, long>();
        long count = 0, bytes = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = input.Hash();
            switch (input.ReadKind())
            {
                case BackupOutput.Manifest:
                    begin(manifest = input.ReadJson<BackupManifest>());
                    break;
                case BackupOutput.Table when manifest is not null:
                    var head = input.ReadJson<TableHead>();
                    rows[head.Name] = ReadTable(input, head, insert(head), cancellationToken);
                    break;
                case BackupOutput.Content when manifest is not null:
                    bytes += await ReadContentAsync(input, content, cancellationToken);
                    count++;
                    break;
                case BackupOutput.End when manifest is not null:
                    input.CheckEnd(before);
                    if (!input.AtEnd()) throw new BackupRefusedException("The backup is damaged: something follows its end.");
                    return new BackupReport(manifest, rows, count, bytes);
                default:
                    throw new BackupRefusedException("The backup is damaged.");
            }
        }
    }

    private static long ReadTable(BackupInput input, TableHead head, IBulkInsert? insert, CancellationToken cancellationToken)
    {
        using (insert)
        {
            long count = 0;
            var values = new object?[head.Columns.Count];
            while (input.ReadKind() is var kind && kind == BackupOutput.Row)
            {
                if ((++count & 0x3fff) == 0) cancellationToken.ThrowIfCancellationRequested();
                for (var i = 0; i < values.Length; i++) values[i] = input.ReadValue((ColumnKind)head.Kinds[i]);
                insert?.Add(values);
            }

            insert?.Complete();
            return input.ReadNumber() == count ? count : throw new BackupRefusedException("The backup is damaged.");
        }
    }

    private static async Task<long> ReadContentAsync(BackupInput input, Func<WorkspaceId, string, Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        var workspace = new WorkspaceId((int)input.ReadNumber());
        var sha = input.ReadText();
        var length = input.ReadNumber();
        // No file that Heed takes in is larger; a length beyond that is damage.
        if (length is < 0 or > (1L << 30)) throw new BackupRefusedException("The backup is damaged.");
        var bytes = input.ReadBytes((int)length);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != sha) throw new BackupRefusedException($"The backup is damaged: the file {sha} is not what was written.");
        await content(workspace, sha, new MemoryStream(bytes, writable: false), cancellationToken);
        return length;
    }

    private static Task SkipAsync(WorkspaceId workspace, string sha, Stream content, CancellationToken cancellationToken) => Task.CompletedTask;

    private HeedDb CreateDb(DbConnection connection)
    {
        var options = new DbContextOptionsBuilder<HeedDb>();
        dialect.Configure(options, connection);
        options.ConfigureWarnings(w => w.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning));
        return new HeedDb(options.Options, _parts);
    }
}
