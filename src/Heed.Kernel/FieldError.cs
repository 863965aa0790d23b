namespace Heed.Kernel;

/// <summary>What is wrong with one field of a request.</summary>
public readonly record struct FieldError(string Field, string Code, string Message);
