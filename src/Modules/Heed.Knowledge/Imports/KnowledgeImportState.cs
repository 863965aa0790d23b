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
}
