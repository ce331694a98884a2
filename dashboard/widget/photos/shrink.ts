/** Longest side that is sent, in pixels: fine cracks show, and a phone's photo becomes a twentieth. */
const MAX_SIDE = 2_000
const QUALITY = 0.85

/**
 * The photo as it is sent: turned upright, no larger than need be, and drawn anew, so that the place where it was taken stays with the
 * shopper. As it is where the browser cannot read it, as most cannot read HEIC.
 */
export async function shrink(file: Blob): Promise<Blob> {
  try {
    const image = await createImageBitmap(file)
    const scale = Math.min(1, MAX_SIDE / Math.max(image.width, image.height))
    const canvas = drawn(
      image,
      Math.max(1, Math.round(image.width * scale)),
      Math.max(1, Math.round(image.height * scale)),
    )
    image.close()
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
    return made ?? file
  } catch {
    return file
  }
}

/** On white, for what is see-through is black in a JPEG. */
export function drawn(image: ImageBitmap, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (pen) {
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, width, height)
    pen.drawImage(image, 0, 0, width, height)
  }
  return canvas
}
