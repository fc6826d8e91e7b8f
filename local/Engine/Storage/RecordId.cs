using System.Runtime.InteropServices;

namespace HybridTrust.Local.Engine.Storage;

/// <summary>Which record of which instance a frame holds.</summary>
/// <param name="Instance">The instance's number in this journal, from 1.</param>
/// <param name="Position">The record's number in that instance's history, from 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RecordId(int Instance, int Position);
