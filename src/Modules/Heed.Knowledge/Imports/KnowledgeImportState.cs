namespace Heed.Knowledge.Imports;

/// <summary>How far an import is. The numbers are stored.</summary>
internal enum KnowledgeImportState
{
    /// <summary>The file is read; nothing is written yet.</summary>
    Read = 0,
    Running = 1,
    Done = 2,

    /// <summary>A person stopped it; it can go on.</summary>
    Stopped = 3,

    /// <summary>The file is there and is being read.</summary>
    Reading = 4,

    /// <summary>The file cannot be read; <see cref="Import.Problem"/> says why.</summary>
    Failed = 5,
}
