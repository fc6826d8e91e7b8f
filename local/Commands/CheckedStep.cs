using HybridTrust.Steps;

namespace HybridTrust.Local.Commands;

/// <summary>A step as <c>check</c> shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Site">Where its object lives.</param>
/// <param name="Target">The server or tenant.</param>
/// <param name="Object">The object.</param>
/// <param name="Document">The document step it carries out.</param>
internal sealed record CheckedStep(string Id, Site Site, string Target, string Object, string Document);
