using System.Data.Common;
using System.Globalization;
using Heed.Kernel;
using Heed.Platform.Blobs;
using Heed.Platform.Secrets;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Platform.Backup;

/// <summary>
/// Writes everything the store holds into one file, from one snapshot, while the server works on. Rows are written alike for
/// both engines, so a backup is also the way from one to the other.
/// </summary>
public sealed class BackupWriter(Dialect dialect, IEnumerable<IModelPart> parts, IBlobs blobs, MasterKey key, TimeProvider time)
{
    private readonly IReadOnlyList<IModelPart> _parts = [.. parts];

    /// <summary>Writes the backup; the caller has the file for itself. Memory does not grow with the store.</summary>
    /// <exception cref="BackupRefusedException">The store is not of this version, or a file of it is missing.</exception>
    public async Task<BackupReport> WriteAsync(Stream file, string? passphrase, CancellationToken cancellationToken)
    {
        using var connection = dialect.Open(forLane: false);
        using var db = CreateDb(connection);
        var schema = Newest(db);
        dialect.BeginSnapshot(connection);
        var manifest = new BackupManifest(schema, dialect.Name, time.GetUtcNow(), key.CurrentId);
        var rows = new Dictionary<string, long>();
        long count = 0, bytes = 0;
        using (var output = new BackupOutput(BackupFile.Create(file, passphrase)))
        {
            output.WriteJson(BackupOutput.Manifest, manifest);
            foreach (var table in BackupTable.Of(db))
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows[table.Name] = WriteTable(connection, table, output, cancellationToken);
            }

            foreach (var (workspace, sha) in Contents(connection))
            {
                bytes += await WriteContentAsync(workspace, sha, output, cancellationToken);
                count++;
            }

            output.WriteEnd();
        }

        return new BackupReport(manifest, rows, count, bytes);
    }

    private string Newest(HeedDb db)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = db.Database.GetAppliedMigrations().ToList();
        return known.Count > 0 && known.SequenceEqual(applied)
            ? known[^1]
            : throw new BackupRefusedException("The store is not at this version's schema. Back it up with the version that it belongs to, or run heed migrate first.");
    }

    private static long WriteTable(DbConnection connection, BackupTable table, BackupOutput output, CancellationToken cancellationToken)
    {
        output.WriteJson(BackupOutput.Table, new TableHead(table.Name, [.. table.Columns.Select(c => c.Name)], [.. table.Columns.Select(c => (int)c.Kind)]));
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // names of our own model
        command.CommandText = $"select {string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))} from {table.Name}";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        long count = 0;
        while (reader.Read())
        {
            if ((++count & 0x3fff) == 0) cancellationToken.ThrowIfCancellationRequested();
            output.Fields.Write(BackupOutput.Row);
            for (var i = 0; i < table.Columns.Count; i++) output.WriteValue(table.Columns[i].Kind, reader.GetValue(i));
        }

        output.Fields.Write(BackupOutput.TableEnd);
        output.Fields.Write7BitEncodedInt64(count);
        return count;
    }

    private List<(WorkspaceId Workspace, string Sha256)> Contents(DbConnection connection)
    {
        // Only what something refers to: the rest may be collected while we write.
        using var command = dialect.Command(connection, null, $"""
            select distinct b.workspace, b.sha256 from platform_blobs b
            join platform_blob_refs r on r.workspace = b.workspace and r.sha256 = b.sha256 and r.owner_kind <> {"upload"} order by b.workspace, b.sha256
            """);
        using var reader = command.ExecuteReader();
        var contents = new List<(WorkspaceId, string)>();
        while (reader.Read()) contents.Add((new WorkspaceId(reader.GetInt32(0)), reader.GetString(1)));
        return contents;
    }

    private async Task<long> WriteContentAsync(WorkspaceId workspace, string sha, BackupOutput output, CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenAsync(workspace, sha, cancellationToken)
            ?? throw new BackupRefusedException($"The file {sha} of workspace {workspace.Value.ToString(CultureInfo.InvariantCulture)} is missing from the store. heed doctor tells more.");
        output.Fields.Write(BackupOutput.Content);
        output.Fields.Write7BitEncodedInt64(workspace.Value);
        output.Fields.Write(sha);
        output.Fields.Write7BitEncodedInt64(content.Length);
        var buffer = new byte[81920];
        long written = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            output.Fields.Write(buffer.AsSpan(0, read));
            written += read;
        }

        return written == content.Length ? written : throw new BackupRefusedException($"The file {sha} changed while it was read.");
    }

    private HeedDb CreateDb(DbConnection connection)
    {
        var options = new DbContextOptionsBuilder<HeedDb>();
        dialect.Configure(options, connection);
        return new HeedDb(options.Options, _parts);
    }
}

/// <summary>Name and columns of the rows that follow.</summary>
internal sealed record TableHead(string Name, IReadOnlyList<string> Columns, IReadOnlyList<int> Kinds);
