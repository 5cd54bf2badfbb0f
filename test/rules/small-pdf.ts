/** As little as a file has to be to be taken for a PDF. */
export const smallPdf = "%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n";
