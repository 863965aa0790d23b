namespace Heed.Platform.Backup;

/// <summary>What was written, read or restored.</summary>
/// <param name="Rows">Rows by table.</param>
/// <param name="Blobs">Files, and their bytes.</param>
public sealed record BackupReport(BackupManifest Manifest, IReadOnlyDictionary<string, long> Rows, long Blobs, long BlobBytes);
