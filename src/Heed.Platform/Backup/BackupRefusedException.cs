namespace Heed.Platform.Backup;

/// <summary>A backup that cannot be taken or used, with what to do about it. Nothing was changed.</summary>
public sealed class BackupRefusedException(string message) : Exception(message);
