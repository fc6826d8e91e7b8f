namespace HybridTrust.Procedures.Preflight;

/// <summary>A product of the support table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The first build that belongs to it; the next product's first build ends it.</param>
/// <param name="SupportEnded">The day Microsoft's support ended, or will; null while none is set.</param>
/// <param name="Refused">Whether the procedures do not work with it at all.</param>
internal sealed record ExchangeProduct(string Name, Version From, DateOnly? SupportEnded, bool Refused);
