namespace Heed.Platform.Backup;

/// <summary>What a backup says of itself, first thing inside it.</summary>
/// <param name="Schema">Newest migration of the store it was taken from.</param>
/// <param name="Engine">"sqlite" or "postgres"; a backup of one is restored on the other just as well.</param>
/// <param name="At">When its snapshot was taken: everything acknowledged before is in it.</param>
/// <param name="MasterKeyId">Fingerprint of the key that its stored secrets need.</param>
public sealed record BackupManifest(string Schema, string Engine, DateTimeOffset At, string MasterKeyId);
