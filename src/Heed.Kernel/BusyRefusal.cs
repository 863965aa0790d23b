namespace Heed.Kernel;

/// <summary>The store cannot take writes at the moment; reads may go on and writing resumes by itself.</summary>
public sealed class BusyRefusal(string code, string detail) : Refusal(503, code, detail);
